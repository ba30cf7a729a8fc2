using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StandardObservability.Diagnosis.Flush;
using Xunit;

namespace StandardObservability.Tests.Diagnosis.Flush;

public sealed class ShutdownFlushTests
{
    /// <summary><c>WebApplicationFactory</c> stops the host on one thread, while the Program of the application disposes of it on another.</summary>
    [Fact]
    public async Task A_host_that_is_disposed_of_while_it_stops_ends_without_an_exception()
    {
        var builder = Host.CreateApplicationBuilder(["--OTEL_LOGS_EXPORTER=none"]);
        builder.AddStandardObservability();
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var flush = host.Services.GetServices<IHostedService>().OfType<ShutdownFlush>().Single();

        host.Dispose();

        await flush.StoppedAsync(CancellationToken.None);
    }
}
