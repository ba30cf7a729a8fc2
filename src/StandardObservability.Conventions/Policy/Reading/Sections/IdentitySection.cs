using System.Linq;
using StandardObservability.Conventions.Policy.Reading.Values;

namespace StandardObservability.Conventions.Policy.Reading.Sections;

/// <summary>Reads <c>policy</c> and <c>version</c>.</summary>
internal static class IdentitySection
{
    private const string Cited = "Messages and the stamp in assemblies cite it.";

    /// <summary>Reads the file into the draft.</summary>
    public static void Read(PolicyElement root, PolicyDraft draft)
    {
        if (root.Require("policy", Cited, "Write \"policy\": \"acme\" with the name of your organization.") is { } name && name.ReadText("acme") is { } text)
        {
            if (IsName(text))
            {
                draft.Policy.Name = text;
            }
            else
            {
                name.Fault($"policy is {name.Shown}.", Cited, "Write a word of at most 64 letters, digits, '.', '_' and '-', such as \"acme\".");
            }
        }

        if (root.Require("version", Cited, "Write \"version\": \"1.0.0\".") is { } version && version.ReadText("1.0.0") is { } number)
        {
            if (SemanticVersion.IsValid(number))
            {
                draft.Policy.Version = number;
            }
            else
            {
                version.Fault(
                    $"version is {version.Shown}, which is not a semantic version.",
                    "Changes of a policy are compared by its version.",
                    "Write three numbers, as in \"1.0.0\".");
            }
        }
    }

    private static bool IsName(string text) => text.Length <= 64
        && text.All(c => c is '.' or '_' or '-' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));
}
