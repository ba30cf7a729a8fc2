using StandardObservability.Redaction;
using Xunit;

namespace StandardObservability.Tests.Redaction.FalseAlarms;

/// <summary>A part of the ordinary logs that <c>benchmarks/false-alarms.sh</c> collects.</summary>
public sealed class FalseAlarmTests
{
    private const string Resource = "ordinary-logs.txt";

    [Fact]
    public void Ordinary_logs_are_unchanged()
    {
        var policy = new RedactionPolicy(new RedactionOptions());
        using var stream = typeof(FalseAlarmTests).Assembly.GetManifestResourceStream(Resource)!;
        var lines = new StreamReader(stream).ReadToEnd().Split('\n');

        Assert.InRange(lines.Length, 1000, int.MaxValue);
        Assert.All(lines, l => Assert.Same(l, policy.Redact(l)));
    }
}
