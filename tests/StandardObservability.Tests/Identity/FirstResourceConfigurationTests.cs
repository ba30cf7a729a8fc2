using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StandardObservability.Identity;
using Xunit;

namespace StandardObservability.Tests.Identity;

public sealed class FirstResourceConfigurationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Attributes_of_the_application_win_before_and_after_the_registration(bool before)
    {
        var services = new ServiceCollection();
        Register(before);
        services.AddOpenTelemetry().WithTracing();
        services.InsertResourceConfiguration(static s => s.ConfigureOpenTelemetryTracerProvider(static (_, b) => b.ConfigureResource(static r =>
            r.AddAttributes([new("service.name", "inserted"), new("service.team", "inserted")]))));
        Register(!before);
        using var provider = services.BuildServiceProvider();

        var resource = provider.GetRequiredService<TracerProvider>().GetResource().Attributes.ToDictionary();

        Assert.Equal(("application", "inserted"), (resource["service.name"], resource["service.team"]));

        void Register(bool isDue)
        {
            if (isDue)
            {
                services.AddOpenTelemetry().ConfigureResource(static r => r.AddAttributes([new("service.name", "application")]));
            }
        }
    }
}
