using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Reading;

namespace StandardObservability.Analyzers.PolicyFiles;

/// <summary>The policy and the exemptions among a project's additional files.</summary>
internal sealed class ProjectPolicy
{
    private ProjectPolicy(
        TelemetryPolicy? policy,
        IReadOnlyList<Exemption> exemptions,
        ImmutableArray<PolicyFault> faults,
        bool isMissing,
        ImmutableArray<string> paths)
    {
        Policy = policy;
        Exemptions = exemptions;
        Faults = faults;
        IsMissing = isMissing;
        Paths = paths;
    }

    /// <summary>The policy, or <see langword="null"/> when there is none without faults.</summary>
    public TelemetryPolicy? Policy { get; }

    /// <summary>The exemptions of the project and those that the policy grants. Expired ones are among them: compilers never read the clock.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; }

    /// <summary>The faults of the files.</summary>
    public ImmutableArray<PolicyFault> Faults { get; }

    /// <summary>Whether the project has no policy file.</summary>
    public bool IsMissing { get; }

    /// <summary>Paths of the policy files. More than one is a fault.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>Whether TEL901 has something to report.</summary>
    public bool IsFaulty => IsMissing || Paths.Length > 1 || !Faults.IsEmpty;

    /// <summary>Reads the files.</summary>
    public static ProjectPolicy Read(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var policies = Find(files, PolicyFileNames.Policy);
        if (policies.IsEmpty)
        {
            return new(null, [], [], isMissing: true, []);
        }

        var paths = policies.Select(file => file.Path).ToImmutableArray();
        var text = policies[0].GetText(cancellation)?.ToString() ?? "";
        var reading = PolicyReader.Read(text, policies[0].Path, Standards.Find);
        if (reading.Policy is not { } policy || policies.Length > 1)
        {
            return new(null, [], [.. reading.Faults], isMissing: false, paths);
        }

        var exemptions = new List<Exemption>(policy.Exemptions);
        var faults = ImmutableArray.CreateBuilder<PolicyFault>();
        foreach (var file in Find(files, PolicyFileNames.Exemptions))
        {
            var read = PolicyReader.ReadExemptions(file.GetText(cancellation)?.ToString() ?? "", file.Path, policy, day: null);
            exemptions.AddRange(read.Exemptions);
            faults.AddRange(read.Faults);
        }

        return new(policy, exemptions, faults.ToImmutable(), isMissing: false, paths);
    }

    private static ImmutableArray<AdditionalText> Find(ImmutableArray<AdditionalText> files, string name) => files
        .Where(file => string.Equals(Path.GetFileName(file.Path), name, StringComparison.OrdinalIgnoreCase))
        .OrderBy(file => file.Path, StringComparer.Ordinal)
        .ToImmutableArray();
}
