using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace StandardObservability.Serilog.Tests.Hosting;

/// <summary>The report of a failed start is logged when the host is disposed, when no service can be resolved any more.</summary>
public sealed class FailedStartTests
{
    [Fact]
    public async Task A_host_whose_start_fails_is_disposed_and_logs_its_report()
    {
        var sink = new MemorySink();
        var host = SerilogHost.Build(set: (builder, _) =>
        {
            SerilogHost.WithSink(builder, sink);
            builder.Services.AddHostedService(static _ => new FailingService());
        });

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.Services.GetRequiredService<IHost>().RunAsync());

        Assert.Equal("Out of order", failure.Message);
        Assert.Single(sink.Events, static e => e.Message.StartsWith("Observability started.", StringComparison.Ordinal));
        Assert.Single(host.Output.Lines, static l => l.Contains("Observability started.", StringComparison.Ordinal));
    }

    private sealed class FailingService : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("Out of order");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
