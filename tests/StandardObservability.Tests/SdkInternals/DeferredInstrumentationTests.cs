using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using StandardObservability.SdkInternals;
using Xunit;

namespace StandardObservability.Tests.SdkInternals;

/// <summary>Alone, because each host of this process hears the source of a package that these tests start spans of.</summary>
[Collection(AloneTests.Name)]
public sealed class DeferredInstrumentationTests
{
    /// <summary>The activity source of OpenTelemetry.Instrumentation.SqlClient.</summary>
    private const string SqlClientSource = "OpenTelemetry.Instrumentation.SqlClient";

    private readonly List<Activity> _spans = [];

    [Fact]
    public void Services_are_registered_without_a_configuration_of_the_provider()
    {
        var services = new ServiceCollection();

        services.AddInstrumentationServices(static traces => traces.ConfigureServices(static s => s.AddSingleton(new Options())).AddSource("Shop"));

        Assert.Single(services, static s => s.ServiceType == typeof(Options));
        Assert.DoesNotContain(services, static s => s.ServiceType.Name.Contains("TracerProviderBuilder", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_sources_of_a_package_are_added_when_the_provider_is_built(bool isEnabled)
    {
        var services = new ServiceCollection();
        services.AddInstrumentationServices(static traces => traces.AddSqlClientInstrumentation());
        services.AddOpenTelemetry().WithTracing(t => t.AddInMemoryExporter(_spans));
        services.ConfigureOpenTelemetryTracerProvider((sp, traces) =>
        {
            if (isEnabled)
            {
                traces.AddInstrumentationListeners(sp, static t => t.AddSqlClientInstrumentation());
            }
        });
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<TracerProvider>();
        using var source = new ActivitySource(SqlClientSource);

        source.StartActivity("query")?.Dispose();

        Assert.Equal(isEnabled, _spans.Exists(static s => s.DisplayName == "query"));
    }

    [Fact]
    public void Listeners_and_deferred_configurations_are_added_and_registrations_are_dropped()
    {
        var instrumentation = new Instrumentation();
        var services = new ServiceCollection().AddSingleton(new Options());
        services.AddOpenTelemetry().WithTracing();
        services.ConfigureOpenTelemetryTracerProvider((sp, traces) => traces.AddInstrumentationListeners(sp, t =>
        {
            t.ConfigureServices(static s => s.AddSingleton<Instrumentation>());
            t.AddInstrumentation(sp => instrumentation.With(sp.GetRequiredService<Options>()));
        }));
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<TracerProvider>();

        Assert.NotNull(instrumentation.Options);
        Assert.Null(provider.GetService<Instrumentation>());
        provider.Dispose();
        Assert.True(instrumentation.IsDisposed);
    }

    private sealed class Options;

    private sealed class Instrumentation : IDisposable
    {
        public Options? Options { get; private set; }

        public bool IsDisposed { get; private set; }

        public Instrumentation With(Options options)
        {
            Options = options;
            return this;
        }

        public void Dispose() => IsDisposed = true;
    }
}
