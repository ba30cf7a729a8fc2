using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StandardObservability.Conventions;
using StandardObservability.Settings.Table;

namespace StandardObservability.Contracts.Tests;

/// <summary>The option table of the documentation: keys, values and defaults from the settings table, descriptions from the options' XML comments.</summary>
internal static partial class OptionTable
{
    public static string Create()
    {
        var comments = XDocument.Load(Path.ChangeExtension(typeof(StandardObservabilityOptions).Assembly.Location, ".xml"))
            .Descendants("member")
            .ToDictionary(static m => (string)m.Attribute("name")!, static m => m.Element("summary"));
        var table = new StringBuilder("| key | meaning | values | default |\n|---|---|---|---|\n");
        foreach (var setting in SettingTable.All)
        {
            table.Append('|').AppendJoin('|', Row(setting, comments).Select(static c => $" {c} ")).Append("|\n");
        }

        return table.ToString();
    }

    private static string[] Row(Setting setting, Dictionary<string, XElement?> comments) =>
    [
        $"`{ConfigurationNames.Section}:{setting.Key}`" + (setting.Variable is { } variable ? $"; `{variable}` overrides it" : string.Empty),
        Describe(comments[$"P:{Member(setting.Key)}"]!),
        setting.AcceptedValues,
        setting.DefaultText ?? (setting.FormatValue(new StandardObservabilityOptions()) is { } value ? $"`{value}`" : "none"),
    ];

    private static string Member(string key) => key.Split(':') switch
    {
        [.., var group, var name] => $"StandardObservability.{group}Options.{name}",
        _ => $"StandardObservability.StandardObservabilityOptions.{key}",
    };

    private static string Describe(XElement summary)
    {
        var text = string.Concat(summary.Nodes().Select(static n => n switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" } see => $"`{((string?)see.Attribute("langword") ?? (string)see.Attribute("cref")!).Split('.')[^1]}`",
            _ => n.ToString(),
        }));
        return Spaces().Replace(text, " ").Trim().TrimEnd('.').Replace("|", "\\|", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
