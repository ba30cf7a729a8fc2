using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Logging;

public sealed class HostingScopeFilterTests
{
    [Theory]
    [InlineData(false, ActivityTrackingOptions.None)]
    [InlineData(true, ActivityTrackingOptions.SpanId | ActivityTrackingOptions.TraceId | ActivityTrackingOptions.ParentId)]
    public async Task The_factorys_own_trace_scope_is_built_only_for_somebody_who_may_print_it(bool foreignProvider, ActivityTrackingOptions expected)
    {
        await using var host = await WebHost.StartAsync(set: b =>
        {
            b.AddStandardObservability();
            if (foreignProvider)
            {
                b.Logging.AddProvider(Microsoft.Extensions.Logging.Abstractions.NullLoggerProvider.Instance);
            }
        });

        Assert.Equal(expected, host.Services.GetRequiredService<IOptions<LoggerFactoryOptions>>().Value.ActivityTrackingOptions);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore", "Information", false)]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Information", true)]
    public async Task Lines_and_scope_of_the_host_are_off_until_one_entry_brings_them_back(string? key, string? level, bool on)
    {
        await using var host = await WebHost.StartAsync(key is null ? [] : [new(key, level)]);

        await host.GetAsync("/hello/bob");
        await host.StopAsync();

        Assert.Equal(on, host.Events.Any(static e => e.GetProperty("message").GetString()!.StartsWith("Request finished", StringComparison.Ordinal)));
        Assert.Equal(on, host.Events.Single(static e => e.GetProperty("message").GetString() == "Hello bob").TryGetProperty("RequestPath", out _));
    }
}
