using System.Globalization;
using System.Text.Json;
using StandardObservability.Conventions.Policy.Diagnostics;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Tool.Input.Builds;

/// <summary>Reads the results of the analyzers.</summary>
internal static class SarifResult
{
    private const string Citation = " (policy ";

    /// <summary>An entry of the inventory, or <see langword="null"/> when it has no kind or name.</summary>
    public static InventoryItem? ReadInventory(JsonElement result, Place place)
    {
        var facts = result.Find("properties", "customProperties");
        return facts.FindText("kind") is { } kind && facts.FindText("name") is { } name
            ? new InventoryItem(kind, name, place)
            {
                Unit = facts.FindText("unit"),
                Type = facts.FindText("type"),
                Value = facts.FindText("value"),
                Signal = facts.FindText("signal"),
                Attributes = ReadAttributes(facts.FindText("attributes")),
            }
            : null;
    }

    /// <summary>A finding, or <see langword="null"/> when no rule has the id.</summary>
    public static CompilerFinding? ReadFinding(JsonElement result, string id, Place place)
    {
        if (PolicyRules.Find(id) is not { } rule)
        {
            return null;
        }

        var facts = result.Find("properties", "customProperties");
        var message = result.FindText("message", "text") ?? rule.Title;
        var (problem, remedy) = Split(message, rule);
        var finding = new PolicyFinding(
            rule,
            facts.FindText(PropertyNames.Target) ?? "",
            problem,
            remedy)
        {
            MaxMode = ReadMode(facts.FindText(PropertyNames.MaxMode)),
            EnforcedFrom = ReadDay(facts.FindText(PropertyNames.EnforcedFrom)),
            WeaverId = facts.FindText(PropertyNames.WeaverId),
        };
        return new CompilerFinding(finding, place, ReadSuppression(result));
    }

    private static DateTime? ReadDay(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // A message is the problem, the reason of the rule, the remedy and the policy.
    private static (string Problem, string Remedy) Split(string message, PolicyRule rule)
    {
        var reason = message.IndexOf(rule.Reason, StringComparison.Ordinal);
        if (reason < 0)
        {
            return (message, $"Run \"observability explain {rule.Id}\".");
        }

        var remedy = message[(reason + rule.Reason.Length)..];
        var policy = remedy.LastIndexOf(Citation, StringComparison.Ordinal);
        return (message[..reason].Trim(), (policy < 0 ? remedy : remedy[..policy]).Trim());
    }

    private static PolicyMode ReadMode(string? word) => word switch
    {
        "audit" => PolicyMode.Audit,
        "warn" => PolicyMode.Warn,
        _ => PolicyMode.Enforce,
    };

    private static string? ReadSuppression(JsonElement result)
    {
        var suppression = result.FindItems("suppressions").FirstOrDefault(entry => entry.FindText("status") is not ("rejected" or "underReview"));
        return suppression.ValueKind == JsonValueKind.Object
            ? suppression.FindText("properties", "suppressionType") ?? suppression.FindText("kind") ?? "a suppression"
            : null;
    }

    private static List<(string Key, string? Type)> ReadAttributes(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(ReadAttribute)];

    private static (string Key, string? Type) ReadAttribute(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon <= 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
    }
}
