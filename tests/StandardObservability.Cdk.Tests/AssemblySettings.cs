using Xunit.Sdk;
using Xunit.v3;

// All objects of the CDK are in one node process, which accepts one call at a time.
[assembly: Parallelization(Mode = ParallelMode.None)]
