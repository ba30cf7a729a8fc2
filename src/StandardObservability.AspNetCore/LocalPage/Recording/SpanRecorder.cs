using System.Diagnostics;
using OpenTelemetry;

namespace StandardObservability.AspNetCore.LocalPage.Recording;

/// <summary>Records spans that have ended, after those processors that redact and complete them.</summary>
internal sealed class SpanRecorder(RunningPage page) : BaseProcessor<Activity>
{
    /// <inheritdoc/>
    public override void OnEnd(Activity data) => page.Recording?.Traces.Add(data);
}
