using System.Collections.Generic;
using System.Linq;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Conventions.Policy.Reading;

/// <summary>Checks that the names to which a file refers are defined.</summary>
internal static class ReferenceChecks
{
    /// <summary>Adds a fault for each name that is not defined, and for each replacement that is itself deprecated.</summary>
    public static void Check(PolicyDraft draft)
    {
        var catalogue = draft.CreateCatalogue();
        foreach (var reference in draft.References)
        {
            Check(draft, catalogue, reference);
        }

        draft.References.Clear();
    }

    private static void Check(PolicyDraft draft, PolicyCatalogue catalogue, NameReference reference)
    {
        var (element, name) = (reference.Element, reference.Element.Value.Text);
        var attribute = reference.IsMetric ? null : catalogue.FindAttribute(name);
        var metric = reference.IsMetric ? catalogue.FindMetric(name) : null;
        if (attribute == null && metric == null)
        {
            // A standard that this program does not carry may define it.
            if (!draft.IsIncomplete || draft.Policy.Owned.Contains(name))
            {
                var names = reference.IsMetric ? catalogue.Metrics.Select(known => known.Name) : catalogue.Attributes.Select(known => known.Key);
                element.Fault($"{element.Path} is {element.Shown}, which is not defined.", Reason(reference), Suggest(reference, name, names));
            }
        }
        else if (reference.IsReplacement && (attribute?.Deprecated ?? metric?.Deprecated) is { } deprecated)
        {
            element.Fault(
                $"{element.Path} is {element.Shown}, which is itself deprecated.",
                Reason(reference),
                deprecated.RenamedTo is { } renamed && renamed != name ? $"Write \"{renamed}\"." : "Write a name that is not deprecated.");
        }
    }

    private static string Reason(NameReference reference) => reference.IsReplacement
        ? "Messages and code fixes write it instead of the deprecated name."
        : "The type and the allowed values of the attribute would be unknown.";

    private static string Suggest(NameReference reference, string name, IEnumerable<string> names)
    {
        var meant = WordList.FindMeant(name, names);
        var section = reference.IsMetric ? "metrics" : "attributes";
        return meant != null ? $"Did you mean \"{meant}\"?" : $"Define it in \"{section}\", or extend the standard that defines it.";
    }
}
