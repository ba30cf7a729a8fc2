using System.Runtime.CompilerServices;
using OpenTelemetry;
using StandardObservability.Export.Otlp.Spans;

namespace StandardObservability.Export.Otlp;

/// <summary>Creates OpenTelemetry's exporter, with its HTTP client, for the first items that are exported: the start does not wait for it.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: the property <see cref="BaseExporter{T}.ParentProvider"/>, from which an exporter gets its resource, has an internal setter.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="create">Creates the exporter. It uses no services: the container may be disposed of while the last items are exported.</param>
internal sealed class DeferredExporter<T>(Func<BaseExporter<T>> create) : BaseExporter<T>
    where T : class
{
    private readonly Lock _gate = new();
    private volatile BaseExporter<T>? _exporter;

    /// <summary>
    /// Defers the creation of an exporter where that is possible: not with a version of OpenTelemetry without the setter, and not while requests are kept on
    /// disk, because an exporter sends the requests of the last process when it is created.
    /// </summary>
    public static BaseExporter<T> Create(Func<BaseExporter<T>> create)
    {
        var deferred = new DeferredExporter<T>(create);
        return !DiskRetry.IsEnabled && TrySetProvider(deferred, null) ? deferred : create();
    }

    public override ExportResult Export(in Batch<T> batch) => (_exporter ?? CreateOnce()).Export(in batch);

    protected override bool OnForceFlush(int timeoutMilliseconds) => _exporter?.ForceFlush(timeoutMilliseconds) ?? true;

    protected override bool OnShutdown(int timeoutMilliseconds) => _exporter?.Shutdown(timeoutMilliseconds) ?? true;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _exporter?.Dispose();
        }

        base.Dispose(disposing);
    }

    private BaseExporter<T> CreateOnce()
    {
        lock (_gate)
        {
            if (_exporter is null)
            {
                var exporter = create();
                TrySetProvider(exporter, ParentProvider);
                _exporter = exporter;
            }

            return _exporter;
        }
    }

    private static bool TrySetProvider(BaseExporter<T> exporter, BaseProvider? provider)
    {
        try
        {
            SetProvider(exporter, provider);
            return true;
        }
        catch (MissingMethodException)
        {
            return false;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_ParentProvider")]
    private static extern void SetProvider(BaseExporter<T> exporter, BaseProvider? provider);
}
