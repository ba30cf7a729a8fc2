using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Policy;

/// <summary>Logs a finding once for each rule and target, and a limited number of them.</summary>
/// <remarks>Instruments are judged while loggers are created, so findings wait until the host has its loggers.</remarks>
internal sealed class ReportedFindings
{
    /// <summary>A service that generates names does not fill its log or its memory.</summary>
    private const int MaxFindings = 200;

    private readonly ConcurrentDictionary<(string Rule, string Target), bool> _reported = new();
    private readonly ConcurrentQueue<Action<ILogger>> _waiting = new();
    private volatile ILogger? _logger;

    /// <summary>Whether the finding would be logged.</summary>
    public bool IsNew(string rule, string target) => _reported.Count < MaxFindings && !_reported.ContainsKey((rule, target));

    public void Report(string rule, string target, string action, string text)
    {
        if (_reported.Count < MaxFindings && _reported.TryAdd((rule, target), true))
        {
            _waiting.Enqueue(logger => Log.PolicyViolated(logger, rule, target, action, text));
            Write();
        }
    }

    public void Open(ILogger logger)
    {
        _logger = logger;
        Write();
    }

    private void Write()
    {
        while (_logger is { } logger && _waiting.TryDequeue(out var write))
        {
            try
            {
                write(logger);
            }
            catch (Exception)
            {
                // A logger of the application may throw. The caller only creates an instrument or ends a span.
            }
        }
    }
}
