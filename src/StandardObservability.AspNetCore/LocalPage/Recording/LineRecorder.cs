using Microsoft.Extensions.Logging;
using StandardObservability.Logging;

namespace StandardObservability.AspNetCore.LocalPage.Recording;

/// <summary>Records log events as the JSON lines that standard output has in production, redacted.</summary>
internal sealed class LineRecorder(RunningPage page, JsonLineFormatter formatter, TimeProvider time) : ILoggerProvider, ISupportExternalScope
{
    /// <summary>Where the lines go, or <see langword="null"/> while there is no page.</summary>
    public LocalRecording? Recording => page.Recording;

    /// <summary>Formats the lines.</summary>
    public JsonLineFormatter Formatter { get; } = formatter;

    /// <summary>Time of the lines.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>The open scopes, or <see langword="null"/>.</summary>
    public IExternalScopeProvider? Scopes { get; private set; }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new RecordingLogger(categoryName, this);

    /// <inheritdoc/>
    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => Scopes = scopeProvider;

    /// <inheritdoc/>
    public void Dispose()
    {
        // There is nothing to release.
    }
}
