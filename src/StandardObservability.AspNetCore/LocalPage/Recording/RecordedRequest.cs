using System.Diagnostics;
using StandardObservability.Conventions;

namespace StandardObservability.AspNetCore.LocalPage.Recording;

/// <summary>A request, a message or a job: a span without a parent in this service.</summary>
/// <param name="Trace">Its trace.</param>
/// <param name="Root">Its span.</param>
internal sealed record RecordedRequest(RecordedTrace Trace, Activity Root)
{
    /// <summary>Sorts failed requests before others, then by duration, so that the first is the worst.</summary>
    public static IComparer<RecordedRequest> WorstFirst { get; } = Comparer<RecordedRequest>.Create(static (a, b)
        => a.HasFailed != b.HasFailed ? b.HasFailed.CompareTo(a.HasFailed)
            : a.Root.Duration != b.Root.Duration ? b.Root.Duration.CompareTo(a.Root.Duration)
            : string.CompareOrdinal(a.Root.SpanId.ToHexString(), b.Root.SpanId.ToHexString()));

    /// <summary>Whether it failed.</summary>
    public bool HasFailed => Root.Status == ActivityStatusCode.Error;

    /// <summary>The status code of the response, or <see langword="null"/>.</summary>
    public int? Status => Root.GetTagItem(AttributeNames.HttpResponseStatusCode) as int?;

    /// <summary>Whether a span is the first of its trace in this service.</summary>
    public static bool IsRoot(Activity span) => span.Parent is null;
}
