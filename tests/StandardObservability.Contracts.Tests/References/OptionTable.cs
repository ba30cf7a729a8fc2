using System.Text;
using StandardObservability.Conventions;
using StandardObservability.Settings.Table;

namespace StandardObservability.Contracts.Tests.References;

/// <summary>The option table of the documentation: keys, values and defaults from the settings table, descriptions from the options' XML comments.</summary>
internal static class OptionTable
{
    public static string Create()
    {
        var comments = new XmlComments(typeof(StandardObservabilityOptions).Assembly);
        var table = new StringBuilder("| key | meaning | values | default |\n|---|---|---|---|\n");
        foreach (var setting in SettingTable.All)
        {
            table.Append('|').AppendJoin('|', Row(setting, comments).Select(static c => $" {c} ")).Append("|\n");
        }

        return table.ToString();
    }

    private static string[] Row(Setting setting, XmlComments comments) =>
    [
        $"`{ConfigurationNames.Section}:{setting.Key}`" + (setting.Variable is { } variable ? $"; `{variable}` overrides it" : string.Empty),
        comments.Describe($"P:{Member(setting.Key)}"),
        setting.AcceptedValues,
        setting.DefaultText ?? (setting.FormatValue(new StandardObservabilityOptions()) is { } value ? $"`{value}`" : "none"),
    ];

    private static string Member(string key) => key.Split(':') switch
    {
        [.., var group, var name] => $"StandardObservability.{group}Options.{name}",
        _ => $"StandardObservability.StandardObservabilityOptions.{key}",
    };
}
