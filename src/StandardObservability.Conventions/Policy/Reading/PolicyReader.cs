using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using StandardObservability.Conventions.Policy.Reading.Sections;

namespace StandardObservability.Conventions.Policy.Reading;

/// <summary>Reads policies and exemptions, for each gate alike. Never throws: what is wrong with a file is a fault.</summary>
internal static class PolicyReader
{
    /// <summary>Reads a policy and the standards that it extends.</summary>
    /// <param name="text">Text of the file.</param>
    /// <param name="path">The file, as messages name it.</param>
    /// <param name="findStandard">Returns the text of a standard, or <see langword="null"/> when the caller does not carry it.</param>
    public static PolicyReading Read(string text, string path, Func<string, string?> findStandard)
    {
        var faults = new FaultList(path);
        if (faults.Parse(text) is not { } root || !root.IsObject("a policy", "{ \"policy\": \"acme\", \"version\": \"1.0.0\" }", PolicySections.Keys))
        {
            return new PolicyReading(null, faults.InOrder);
        }

        var draft = new PolicyDraft();
        var standardFaults = new List<PolicyFault>();
        foreach (var (name, standard) in ExtendsSection.Read(root, draft, findStandard))
        {
            standardFaults.AddRange(ReadStandard(name, standard, draft));
        }

        IdentitySection.Read(root, draft);
        draft.Origin = draft.Policy.Citation;
        PolicySections.Read(root, draft);
        ReferenceChecks.Check(draft);
        draft.Policy.Hash = Hash(text);
        draft.Policy.Catalogue = draft.CreateCatalogue();
        IReadOnlyList<PolicyFault> all = [.. faults.InOrder, .. standardFaults];
        return new PolicyReading(all.Count == 0 ? draft.Policy : null, all);
    }

    /// <summary>Reads the exemptions of a service.</summary>
    /// <param name="text">Text of the file.</param>
    /// <param name="path">The file, as messages name it.</param>
    /// <param name="policy">The policy from which they exempt.</param>
    /// <param name="day">The day from which the longest validity is counted. Compilers pass none: one commit must always build alike.</param>
    public static ExemptionReading ReadExemptions(string text, string path, TelemetryPolicy policy, DateTime? day)
    {
        var faults = new FaultList(path);
        var items = faults.Parse(text)?.ReadItems(ExemptionSection.Example) ?? [];
        var exemptions = items.Select(item => ExemptionSection.Read(item, policy, day)).OfType<Exemption>().ToList();
        return new ExemptionReading(exemptions, faults.InOrder);
    }

    // Standards that a standard extends are not read, so that no chain of files decides what a policy means.
    private static IReadOnlyList<PolicyFault> ReadStandard(string name, string text, PolicyDraft draft)
    {
        var faults = new FaultList(name);
        draft.Origin = name;
        if (faults.Parse(text) is { } root && root.IsObject("a policy", "{}", PolicySections.Keys))
        {
            PolicySections.Read(root, draft);
            ReferenceChecks.Check(draft);
        }

        return faults.InOrder;
    }

    private static string Hash(string text)
    {
        using var algorithm = SHA256.Create();
        var digest = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF')));
        var hash = new StringBuilder(digest.Length * 2);
        foreach (var b in digest)
        {
            hash.Append(b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return hash.ToString();
    }
}
