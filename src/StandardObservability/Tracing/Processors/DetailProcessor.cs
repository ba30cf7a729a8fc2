using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using StandardObservability.Conventions;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Detail;
using StandardObservability.Export.Lines;

namespace StandardObservability.Tracing.Processors;

/// <summary>
/// Exports sampled spans at once. Holds the others, and log lines below the configured level, until their local root ends: they are exported
/// when it failed or was slow, and discarded otherwise.
/// </summary>
internal sealed class DetailProcessor(
    IEnumerable<BaseProcessor<Activity>> exporters,
    DetailSettings settings,
    DetailBudget budget,
    StandardOutput output,
    OutputCount lines) : CompositeProcessor<Activity>(exporters)
{
    public static DetailProcessor Create(IServiceProvider services, IReadOnlyList<BaseProcessor<Activity>> exporters) => new(
        exporters is [] ? [new NoExporter()] : exporters,
        services.GetRequiredService<DetailSettings>(),
        services.GetRequiredService<DetailBudget>(),
        services.GetRequiredService<StandardOutput>(),
        services.GetRequiredService<OutputCounts>().StandardOutputLogs);

    public override void OnEnd(Activity data)
    {
        if (!data.IsAllDataRequested)
        {
            // Another processor has dropped it.
            return;
        }

        if (data.Parent is null)
        {
            EndLocalRoot(data);
        }
        else if (data.Recorded)
        {
            base.OnEnd(data);
        }
        else if (TraceDetail.FindOrCreate(data, budget)?.Add(data) == true)
        {
            ExportUnsampled(data);
        }
    }

    private void EndLocalRoot(Activity root)
    {
        var reason = settings.FindReason(root);
        var detail = TraceDetail.Find(root)?.Complete(keep: reason is not null) ?? DetailContents.None;
        if (reason is not null)
        {
            root.SetTag(AttributeNames.DetailReason, reason);
            root.SetTag(AttributeNames.DetailDropped, detail.Dropped > 0 ? detail.Dropped : null);
        }

        foreach (var span in detail.Spans)
        {
            ExportUnsampled(span);
        }

        if (root.Recorded)
        {
            base.OnEnd(root);
        }
        else if (reason is not null)
        {
            ExportUnsampled(root);
        }

        if (detail.Lines > 0)
        {
            output.Write(lines, detail.Text, detail.Lines, urgent: false);
        }
    }

    /// <remarks>Exporters ignore spans that are not sampled. Afterwards the span has the decision again that its outgoing headers had.</remarks>
    private void ExportUnsampled(Activity span)
    {
        span.ActivityTraceFlags |= ActivityTraceFlags.Recorded;
        base.OnEnd(span);
        span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    /// <summary>Without an output for spans, the lines are still kept.</summary>
    private sealed class NoExporter : BaseProcessor<Activity>;
}
