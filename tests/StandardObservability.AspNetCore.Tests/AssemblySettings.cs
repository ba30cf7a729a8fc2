using Xunit.Sdk;
using Xunit.v3;

// Server spans and request metrics are heard by name across the process, so two web hosts at once would hear each other.
[assembly: Parallelization(Mode = ParallelMode.None)]
