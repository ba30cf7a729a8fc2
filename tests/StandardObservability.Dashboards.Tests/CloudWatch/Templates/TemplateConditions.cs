using System.Text.Json;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Templates;

/// <summary>The conditions of a template.</summary>
internal sealed class TemplateConditions(JsonElement template, Func<JsonElement, string> text)
{
    private readonly Dictionary<string, bool> _known = [];
    private readonly HashSet<string> _open = [];

    public bool IsTrue(string name)
    {
        if (_known.TryGetValue(name, out var known)) return known;
        if (!template.TryGetProperty("Conditions", out var conditions) || !conditions.TryGetProperty(name, out var condition))
            throw new CloudWatchException($"template: the condition {name} does not exist");
        if (!_open.Add(name)) throw new CloudWatchException($"template: the condition {name} refers to itself");
        return _known[name] = Evaluate(condition);
    }

    private bool Evaluate(JsonElement condition)
    {
        if (condition.ValueKind != JsonValueKind.Object || condition.EnumerateObject().Count() != 1) throw new CloudWatchException($"template: {condition} is not a condition");
        var function = condition.EnumerateObject().Single();
        return function.Name switch
        {
            "Condition" => IsTrue(function.Value.GetString()!),
            "Fn::Equals" => Items(function, 2, 2) is var pair && text(pair[0]) == text(pair[1]),
            "Fn::Not" => !Evaluate(Items(function, 1, 1)[0]),
            "Fn::And" => Items(function, 2, 10).Select(Evaluate).ToList().TrueForAll(result => result),
            "Fn::Or" => Items(function, 2, 10).Select(Evaluate).ToList().Exists(result => result),
            _ => throw new CloudWatchException($"template: {function.Name} is not a condition function"),
        };
    }

    private static List<JsonElement> Items(JsonProperty function, int least, int most)
    {
        var items = function.Value.EnumerateArray().ToList();
        return items.Count >= least && items.Count <= most ? items : throw new CloudWatchException($"template: {function.Name} takes {least} to {most} operands");
    }
}
