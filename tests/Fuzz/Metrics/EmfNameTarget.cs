using StandardObservability.Conventions.Metrics;
using StandardObservability.Metrics.Emf.Series;

namespace Fuzz.Metrics;

/// <summary>Makes names and values acceptable to CloudWatch. Two lines are two texts, which must stay different.</summary>
internal sealed class EmfNameTarget : TextTarget
{
    public override string Name => "emf-names";

    public override string Invariant => "names and values are within CloudWatch's limits; different texts stay different; a metric's definition is JSON";

    public override IEnumerable<string> Words => ["AWS/", ":", "%41", "%", "service.version", "_aws", "metric.", "\n", "é", "\u0001", "ms", "By", "{request}"];

    protected override IEnumerable<string> Texts =>
    [
        "http.server.request.duration\nhttp.server.request.size", ":AWS/EC2\nAWS/EC2", "%41\nA", "a%zz b\ncafé", "_aws\nservice.version", new string('x', 1100) + "\n" + new string('x', 1101), ":::\n ",
    ];

    protected override void Run(string text)
    {
        var lines = Lines(EscapedText.ToWellFormed(text), 2);
        var (first, second) = (lines[0], lines[1]);
        CheckNames(first);
        CheckNames(second);
        if (first != second && !IsSpecial(first) && !IsSpecial(second))
        {
            Check.That(CloudWatchText.DimensionValue(first) != CloudWatchText.DimensionValue(second));
            Check.That(CloudWatchText.DimensionName(first) != CloudWatchText.DimensionName(second));
            Check.That(CloudWatchText.MetricName(first) != CloudWatchText.MetricName(second));
        }
    }

    /// <summary>Texts that the library uses, and those that become one of them.</summary>
    private static bool IsSpecial(string text)
        => string.IsNullOrWhiteSpace(text) || text == CloudWatchText.Empty || EmfMemberNames.IsReserved(text)
            || (text.StartsWith(EmfMemberNames.MetricPrefix, StringComparison.Ordinal) && EmfMemberNames.IsReserved(text[EmfMemberNames.MetricPrefix.Length..]))
            || (text.StartsWith(EmfMemberNames.AttributePrefix, StringComparison.Ordinal) && EmfMemberNames.IsReserved(text[EmfMemberNames.AttributePrefix.Length..]));

    private static void CheckNames(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        IsAccepted(CloudWatchText.DimensionName(text), CloudWatchLimits.DimensionNameLength);
        IsAccepted(CloudWatchText.DimensionValue(text), CloudWatchLimits.DimensionValueLength);
        Check.That(!CloudWatchText.DimensionName(text).StartsWith(':'));
        var name = CloudWatchText.Namespace(text);
        IsAccepted(name, CloudWatchLimits.NamespaceLength);
        Check.That(!name.StartsWith(':') && !name.StartsWith("AWS/", StringComparison.Ordinal) && name.All(static c => char.IsAsciiLetterOrDigit(c) || "._#:/-".Contains(c)), name);
        var metric = new MetricText(text, text);
        Check.That(metric.Name.Length is > 0 and <= CloudWatchLimits.MetricNameLength);
        Check.Equal(EscapedText.ToWellFormed(metric.Name), Check.IsJson(metric.Definition).GetProperty(nameof(metric.Name)).GetString());
    }

    private static void IsAccepted(string text, int maxLength)
    {
        Check.That(text.Length > 0 && text.Length <= maxLength, $"{text.Length} characters");
        Check.IsHeaderValue(text);
    }
}
