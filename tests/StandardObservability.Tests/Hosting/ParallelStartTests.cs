using StandardObservability.Hosting;
using Xunit;

namespace StandardObservability.Tests.Hosting;

/// <summary>What throws in the background is not seen, and a type that OpenTelemetry renames is skipped: then the start would only be slower.</summary>
public sealed class ParallelStartTests
{
    [Fact]
    public void Nothing_throws() => ParallelStart.Run();

    [Theory]
    [InlineData(ParallelStart.KnownInstruments)]
    public void A_type_whose_static_constructor_runs_early_has_one(string name) => Assert.NotNull(Type.GetType(name, throwOnError: true)!.TypeInitializer);
}
