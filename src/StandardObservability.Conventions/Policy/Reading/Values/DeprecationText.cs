using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Conventions.Policy.Reading.Values;

/// <summary>Reads <c>deprecated</c> of an attribute or metric.</summary>
internal static class DeprecationText
{
    private const string Example = "{ \"reason\": \"renamed\", \"renamed_to\": \"acme.order.channel\" }";
    private const string Renamed = "renamed";
    private const string Named = "Messages name it.";

    private static readonly string[] _keys = ["reason", "renamed_to", "remove", "brief", "note"];
    private static readonly string[] _reasons = [Renamed, "obsoleted", "uncategorized", "unspecified"];

    /// <summary>Reads the deprecation, or returns <see langword="null"/> when there is none.</summary>
    public static Deprecation? Read(PolicyElement item, PolicyDraft draft, bool isMetric)
    {
        if (item.Find("deprecated") is not { } element || !element.IsObject("deprecated", Example, _keys))
        {
            return null;
        }

        var reason = element.Require("reason", Named, $"Write {WordList.Join(_reasons)}.")?.ReadWord(_reasons, Named);
        var target = element.Find("renamed_to");
        var renamedTo = target == null ? null : NameText.Read(target, "acme.order.channel");
        if (reason == Renamed && target == null)
        {
            element.Fault($"{element.Path} has no \"renamed_to\".", "Developers need the name to write instead.", "Write the new name, or another reason.");
        }
        else if (reason != null && reason != Renamed && target != null)
        {
            target.Fault(
                $"{target.Path} is {target.Shown}, and the reason is \"{reason}\".",
                "Only a renamed name has a replacement.",
                "Write \"reason\": \"renamed\".");
        }

        if (renamedTo != null)
        {
            draft.References.Add(new NameReference(target!, isMetric, isReplacement: true));
        }

        return new Deprecation { Reason = reason ?? "", RenamedTo = renamedTo, Remove = element.Find("remove")?.ReadDay() };
    }
}
