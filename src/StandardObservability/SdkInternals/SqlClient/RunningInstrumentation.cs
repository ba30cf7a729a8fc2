using OpenTelemetry.Trace;

namespace StandardObservability.SdkInternals.SqlClient;

/// <summary>Starts an instrumentation package while the provider runs. Its sources must have been added when the provider was built.</summary>
internal sealed class RunningInstrumentation(IServiceProvider services) : TracerProviderBuilder, IDeferredTracerProviderBuilder, IDisposable
{
    private readonly List<IDisposable> _started = [];

    public override TracerProviderBuilder AddInstrumentation<TInstrumentation>(Func<TInstrumentation> instrumentationFactory)
    {
        if (instrumentationFactory() is IDisposable started)
        {
            _started.Add(started);
        }

        return this;
    }

    public override TracerProviderBuilder AddSource(params string[] names) => this;

    public override TracerProviderBuilder AddLegacySource(string operationName) => this;

    public TracerProviderBuilder Configure(Action<IServiceProvider, TracerProviderBuilder> configure)
    {
        configure(services, this);
        return this;
    }

    public void Dispose() => _started.ForEach(static s => s.Dispose());
}
