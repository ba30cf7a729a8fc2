using StandardObservability;
using StandardObservability.Export;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Otlp;
using StandardObservability.Export.Otlp.Sending;
using StandardObservability.Redaction;

namespace InstructionCounts.Export;

/// <summary>The library's send path above a handler that accepts every request at once.</summary>
internal static class SendPath
{
    private static readonly RedactionPolicy Policy = new(new RedactionOptions());
    private static readonly SendDeadline Deadline = new();

    public static HttpClient CreateClient(OtlpSignal signal)
    {
        var count = new OutputCount("benchmark");
        var health = new ExportHealth("benchmark", "none", target: null, count, new ExportLog(), TimeProvider.System);
        return new HttpClient(new OtlpSendHandler(signal, [new CountAndRedactStep(Policy)], count, health, Deadline, new AcceptingHandler()));
    }
}
