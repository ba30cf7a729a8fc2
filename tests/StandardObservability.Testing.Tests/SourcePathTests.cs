using Xunit;

namespace StandardObservability.Testing.Tests;

/// <summary>Builds with <c>ContinuousIntegrationBuild</c> replace the folder of the repository in the paths that the compiler passes.</summary>
public sealed class SourcePathTests
{
    [Theory]
    [InlineData("/_/tests/StandardObservability.Testing.Tests/SourcePathTests.cs")]
    [InlineData("/_1/tests/StandardObservability.Testing.Tests/SourcePathTests.cs")]
    [InlineData(@"/_/tests\StandardObservability.Testing.Tests\SourcePathTests.cs")]
    public async Task Files_are_found_beside_the_test_of_a_deterministic_build(string callerPath)
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);
        worker.Count("acme.placed", 1, "{order}");

        telemetry.AssertConforms("telemetry.policy.json", callerPath: callerPath);
        telemetry.AssertInventory("stock.approved.txt", callerPath);
    }

    [Theory]
    [InlineData("/_/elsewhere/OrderTests.cs")]
    [InlineData("/src/OrderTests.cs")]
    [InlineData("OrderTests.cs")]
    [InlineData("")]
    public async Task A_relative_path_without_its_source_file_is_an_error_that_names_both(string callerPath)
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);

        var error = Assert.Throws<TelemetryAssertionException>(() => telemetry.AssertConforms("telemetry.policy.json", callerPath: callerPath));

        Assert.Equal(
            $"The relative path telemetry.policy.json starts at the folder of the test's source file, {callerPath}, which is not on this machine. "
            + "Run the test where it was built, or pass an absolute path.",
            error.Message);
    }
}
