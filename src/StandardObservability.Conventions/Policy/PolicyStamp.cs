using System;

namespace StandardObservability.Conventions.Policy;

/// <summary>What the compiler writes into an assembly: with which policy it was compiled, and whether analyzers checked it.</summary>
/// <param name="policy">Name of the policy.</param>
/// <param name="version">Version of the policy.</param>
/// <param name="hash">SHA-256 of the policy file, 64 hexadecimal digits.</param>
/// <param name="areAnalyzersEnabled">Whether the analyzers ran.</param>
internal sealed class PolicyStamp(string policy, string version, string hash, bool areAnalyzersEnabled)
{
    /// <summary>Key of the <c>AssemblyMetadataAttribute</c>.</summary>
    public const string MetadataKey = "StandardObservability.Policy";

    private const string Enabled = "analyzers=on";
    private const string Disabled = "analyzers=off";

    /// <summary>Name of the policy.</summary>
    public string Policy { get; } = policy;

    /// <summary>Version of the policy.</summary>
    public string Version { get; } = version;

    /// <summary>SHA-256 of the policy file, 64 hexadecimal digits.</summary>
    public string Hash { get; } = hash;

    /// <summary>Whether the analyzers ran.</summary>
    public bool AreAnalyzersEnabled { get; } = areAnalyzersEnabled;

    /// <summary>Reads the value of the attribute, or returns <see langword="null"/> when it has another form.</summary>
    public static PolicyStamp? Parse(string? value)
    {
        var parts = (value ?? "").Split(' ');
        return parts.Length == 4 && (parts[3] is Enabled or Disabled)
            ? new PolicyStamp(parts[0], parts[1], parts[2], string.Equals(parts[3], Enabled, StringComparison.Ordinal))
            : null;
    }

    /// <summary>The value of the attribute: name, version, hash, and <c>analyzers=on</c> or <c>analyzers=off</c>.</summary>
    public override string ToString() => $"{Policy} {Version} {Hash} {(AreAnalyzersEnabled ? Enabled : Disabled)}";
}
