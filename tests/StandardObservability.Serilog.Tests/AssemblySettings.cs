using Xunit.Sdk;
using Xunit.v3;

// Serilog's static logger is one for the process, and each host here takes its place.
[assembly: Parallelization(Mode = ParallelMode.None)]
