using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Tests.Redaction;
using Xunit;

namespace StandardObservability.Tests.SdkInternals;

public sealed class ActivityScopeFilterTests
{
    [Fact]
    public void The_scope_is_disabled_with_the_providers_of_the_host_and_of_OpenTelemetry()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.AddEventSourceLogger();
        builder.Logging.AddOpenTelemetry();
        builder.AddStandardObservability();

        Assert.Equal(ActivityTrackingOptions.None, ReadOptions(builder));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_scope_stays_enabled_with_a_provider_of_the_application(bool before)
    {
        var builder = Host.CreateApplicationBuilder();
        Register(before);
        builder.AddStandardObservability();
        Register(!before);

        Assert.True(ReadOptions(builder).HasFlag(ActivityTrackingOptions.TraceId));

        void Register(bool isDue)
        {
            if (isDue)
            {
                builder.Logging.AddProvider(new UnredactedLog());
            }
        }
    }

    [Fact]
    public void The_scope_stays_enabled_when_the_library_is_disabled()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.AddStandardObservability(static o => o.Enabled = false);

        Assert.True(ReadOptions(builder).HasFlag(ActivityTrackingOptions.TraceId));
    }

    private static ActivityTrackingOptions ReadOptions(HostApplicationBuilder builder)
    {
        using var provider = builder.Services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<LoggerFactoryOptions>>().Value.ActivityTrackingOptions;
    }
}
