using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using OpenTelemetry.Trace;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Text;
using StandardObservability.Tracing.XRay.Sampling.Polling;
using StandardObservability.Tracing.XRay.Sampling.Rules;

namespace Fuzz.Sampling;

/// <summary>Reads X-Ray's sampling rules and targets from one document, and samples with them.</summary>
internal sealed class SamplingRulesTarget : FuzzTarget
{
    private const int Traces = 20;

    private static readonly ServiceFacts Service = new("shop", "AWS::ECS::Container", "arn:aws:ecs:eu-west-1:123456789012:task/x");

    public override string Name => "sampling-rules";

    public override string Invariant => "rules are within X-Ray's limits; counts add up; a ratio of 1 samples all, 0 without a reservoir none; the report is JSON";

    public override IEnumerable<byte[]> Seeds =>
    [
        [.. """{"SamplingRuleRecords":[{"SamplingRule":{"RuleName":"a","FixedRate":0.05,"Priority":1,"ReservoirSize":1,"Version":1,"ServiceName":"*","ServiceType":"*","ResourceARN":"*","HTTPMethod":"G?T","URLPath":"/o*","Host":"*","Attributes":{"k":"v*"}}}],"NextToken":null,"SamplingTargetDocuments":[{"RuleName":"a","FixedRate":0.1,"ReservoirQuota":5,"ReservoirQuotaTTL":1767300000,"Interval":10}],"LastRuleModification":1.7E9}"""u8],
        [.. """{"SamplingRuleRecords":[{"SamplingRule":{"RuleName":"Default","FixedRate":1,"Priority":10000,"ReservoirSize":0,"ServiceName":"*","ServiceType":"*","ResourceARN":"*","HTTPMethod":"*","URLPath":"*","Host":"*"}},{"SamplingRule":{"RuleName":"\ud800","FixedRate":1e999}}],"SamplingTargetDocuments":[{"RuleName":"Default","ReservoirQuota":1e300,"ReservoirQuotaTTL":253402300799.9,"Interval":0.0001},{}]}"""u8],
        [.. """{"SamplingRuleRecords":[],"SamplingTargetDocuments":[]}"""u8],
    ];

    public override IEnumerable<string> Words =>
    [
        "\"SamplingRuleRecords\"", "\"SamplingRule\"", "\"RuleName\"", "\"FixedRate\"", "\"Priority\"", "\"ReservoirSize\"", "\"ServiceName\"", "\"Attributes\"",
        "\"SamplingTargetDocuments\"", "\"ReservoirQuota\"", "\"ReservoirQuotaTTL\"", "\"Interval\"", "\"LastRuleModification\"", "\"*\"", "1e308", "1e-308", "-1", "0", "null", "\\ud800",
    ];

    public override void Run(ReadOnlySpan<byte> input)
    {
        using var document = TryParse(input);
        if (document is null)
        {
            return;
        }

        var json = new LenientJson(document.RootElement);
        var clock = new FixedClock();
        var cache = new RuleCache(clock);
        if (Read(() => SamplingRulesPage.Read(json)) is { } page)
        {
            cache.Replace(page.Rules, Service);
        }

        CheckRules(cache.Rules);
        Sample(cache.Rules, clock, beforeTargets: true);
        if (Read(() => SamplingTargets.Read(json)) is { } targets)
        {
            cache.ApplyTargets(targets.Targets);
            Check.That(targets.Targets.All(static t => t.Interval is null || (t.Interval > TimeSpan.Zero && t.Interval <= TimeSpan.FromHours(1))));
        }

        clock.Move(TimeSpan.FromSeconds(1));
        Sample(cache.Rules, clock, beforeTargets: false);
    }

    /// <summary>The only exceptions that the readers document.</summary>
    private static T? Read<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static JsonDocument? TryParse(ReadOnlySpan<byte> input)
    {
        try
        {
            return JsonDocument.Parse(input.ToArray());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void CheckRules(ActiveRule[] rules)
    {
        Check.Equal(rules.Length, rules.DistinctBy(static r => r.Rule.Name).Count());
        for (var i = 0; i < rules.Length; i++)
        {
            var rule = rules[i].Rule;
            Check.That(rule.Name.Length is > 0 and <= XRayLimits.RuleNameLength && rule.FixedRate is >= 0 and <= 1 && rule.ReservoirSize >= 0);
            Check.That(i == 0 || rules[i - 1].Rule.Priority <= rule.Priority);
        }
    }

    private static void Sample(ActiveRule[] rules, FixedClock clock, bool beforeTargets)
    {
        foreach (var rule in rules)
        {
            KeyValuePair<string, object?>[] tags = [new("url.path", "/orders"), new("http.request.method", "GET"), new("k", "v1")];
            rule.Matches(new SpanFacts(new SamplingParameters(default, ActivityTraceId.CreateRandom(), "fuzz", ActivityKind.Server, tags, null)));
            for (var i = 1; i <= Traces; i++)
            {
                rule.Keeps(ActivityTraceId.CreateFromString($"{i * 0x10001:x8}{i:x8}{i:x8}{i * 0x7654321:x8}"));
            }

            var counts = rule.Statistics.Take();
            rule.Statistics.Return(counts);
            Check.Equal(counts, rule.Statistics.Take());
            Check.That(counts.Requests == Traces && counts.Sampled <= counts.Requests && counts.Borrowed <= counts.Sampled, $"{counts}");
            Check.That(!beforeTargets || rule.Rule.FixedRate < 1 || counts.Sampled == Traces, $"{counts}");
            Check.That(!beforeTargets || rule.Rule is not { FixedRate: 0, ReservoirSize: 0 } || counts.Sampled == 0, $"{counts}");
            rule.Statistics.Return(counts);
        }

        foreach (var report in StatisticsReport.Take(rules))
        {
            var body = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(body))
            {
                report.Write(json, "client", clock.GetUtcNow());
            }

            Check.IsJson(body.WrittenSpan);
        }
    }
}
