using StandardObservability.Databases.Tests.Servers;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

// Activity sources and the SDK's pipeline belong to the process: a host collects the calls of all tests.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(PostgreSqlServer))]
