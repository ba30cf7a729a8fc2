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
    /// Defers the creation of an exporter where that is possible: not with a version of OpenTelemetry without the setter, and not where a retry policy is
    /// configured, because an exporter reads it when it is created, refuses unknown ones, and sends the requests of the last process that are on disk.
    /// </summary>
    public static BaseExporter<T> Create(Func<BaseExporter<T>> create)
    {
        var deferred = new DeferredExporter<T>(create);
        return !DiskRetry.IsConfigured && TrySetProvider(deferred, null) ? deferred : create();
    }

    /// <remarks>The threads of OpenTelemetry's batches end the process with an exception, so none leaves this method.</remarks>
    public override ExportResult Export(in Batch<T> batch)
    {
        try
        {
            var exporter = _exporter ?? CreateOnce();
            if (exporter.ParentProvider is null)
            {
                // A reader of metrics may export before it has a provider.
                TrySetProvider(exporter, ParentProvider);
            }

            return exporter.Export(in batch);
        }
        catch (Exception)
        {
            return ExportResult.Failure;
        }
    }

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
            return _exporter ??= create();
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
