using StandardObservability.Hosting;
using Xunit;

namespace StandardObservability.Tests.Hosting;

/// <summary>Names of OpenTelemetry's internal types, which a new version may change: then the start would be slower.</summary>
public sealed class ParallelStartTests
{
    [Theory]
    [InlineData(ParallelStart.InstrumentNames)]
    [InlineData(ParallelStart.KnownInstruments)]
    public void A_type_whose_static_constructor_runs_early_has_one(string name) => Assert.NotNull(Type.GetType(name, throwOnError: true)!.TypeInitializer);
}
