using StandardObservability.Faults.Tests.Runs;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

// Latencies are compared: a fault alone has the machine.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(FaultTable))]
