using System.Text.Json;

namespace Judges.XRay;

/// <summary>Creates sampling rules in the JSON form of X-Ray.</summary>
public static class XRayRules
{
    /// <summary>The rule that every account has.</summary>
    public static string Default { get; } = Rule("Default", priority: 10000, rate: 0.05, reservoir: 1);

    public static string Answer(params string[] rules) => Page(null, rules);

    public static string Page(string? nextToken, params string[] rules)
        => $$"""{"NextToken":{{JsonSerializer.Serialize(nextToken)}},"SamplingRuleRecords":[{{string.Join(',', rules)}}]}""";

    public static string Rule(
        string name,
        int priority = 1,
        double rate = 0,
        double reservoir = 0,
        string path = "*",
        string method = "*",
        string host = "*",
        string service = "*",
        string type = "*",
        string arn = "*",
        IReadOnlyDictionary<string, string>? attributes = null)
        => JsonSerializer.Serialize(new
        {
            CreatedAt = 1.67799933E9,
            ModifiedAt = 1.67799933E9,
            SamplingRule = new
            {
                Attributes = attributes ?? new Dictionary<string, string>(),
                FixedRate = rate,
                HTTPMethod = method,
                Host = host,
                Priority = priority,
                ReservoirSize = reservoir,
                ResourceARN = arn,
                RuleARN = $"arn:aws:xray:us-west-2:123456789000:sampling-rule/{name}",
                RuleName = name,
                ServiceName = service,
                ServiceType = type,
                URLPath = path,
                Version = 1,
            },
        });
}
