using System.Diagnostics;
using OpenTelemetry;

namespace StandardObservability.Aws.Calls;

/// <summary>Hides a call from the instrumentation of <c>HttpClient</c> while an attempt runs.</summary>
/// <remarks>
/// The span of the call describes the HTTP request, so there is no second one. Without a current activity no propagator adds headers after
/// the request was signed, whichever propagator the handler of <c>HttpClient</c> has. Metrics of <c>HttpClient</c> are not affected.
/// </remarks>
internal readonly struct AttemptScope : IDisposable
{
    private readonly Activity? _current;
    private readonly IDisposable _suppressed;

    private AttemptScope(Activity? current, IDisposable suppressed) => (_current, _suppressed) = (current, suppressed);

    public static AttemptScope Begin()
    {
        var current = Activity.Current;
        Activity.Current = null;
        return new AttemptScope(current, SuppressInstrumentationScope.Begin());
    }

    public void Dispose()
    {
        _suppressed.Dispose();
        Activity.Current = _current;
    }
}
