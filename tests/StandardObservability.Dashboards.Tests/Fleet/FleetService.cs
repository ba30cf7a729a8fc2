using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StandardObservability.Dashboards.Tests.Fleet;

/// <summary>One of 100 services: what it has follows from its number.</summary>
/// <param name="Number">The number, from 0.</param>
internal sealed record FleetService(int Number)
{
    private static readonly string[] Teams = ["checkout", "inventory", "payments", "search"];

    public static IReadOnlyList<FleetService> All { get; } = [.. Enumerable.Range(0, 100).Select(static n => new FleetService(n))];

    public string Name => string.Create(CultureInfo.InvariantCulture, $"Acme.Service{Number:00}");

    public string Team => Teams[Number % Teams.Length];

    public bool HasPolicy => Number < 90;

    public string Version => Number switch { < 40 => "3.2.0", < 65 => "3.1.0", < 80 => "3.0.0", < 88 => "2.0.0", _ => "1.0.0" };

    public string Analyzers => (Number % 10) switch { 3 => "off", 7 => "unknown", _ => "on" };

    /// <summary>The rules that break when its instruments are created, and at the start.</summary>
    public IReadOnlySet<string> BrokenRules => !HasPolicy ? new HashSet<string>() : new HashSet<string>(
    [
        .. Number % 6 == 0 ? ["TEL103"] : (string[])[],
        .. Number % 9 == 0 ? ["TEL101"] : (string[])[],
        .. Number % 20 == 0 ? ["TEL303"] : (string[])[],
        .. Analyzers == "on" ? (string[])[] : ["TEL407"],
        .. ExemptionState == "expired" ? ["TEL902", "TEL103"] : (string[])[],
    ]);

    /// <summary>Rules that it breaks, exempt ones included.</summary>
    public IReadOnlySet<string> FoundRules => ExemptionState is null ? BrokenRules : new HashSet<string>([.. BrokenRules, "TEL103"]);

    /// <summary>The state of its exemption from TEL103; most services have none.</summary>
    public string? ExemptionState => !HasPolicy ? null : (Number % 15) switch { 5 => "valid", 8 => "expiring", 14 => "expired", _ => null };

    private static DateTime Today => DateTime.UtcNow.Date;

    private string Policy => $$"""
        { "policy": "acme", "version": "{{Version}}", "extends": ["house/1"], "owned": ["acme.*"],
          "mode": { "runtime": "warn", "start": "warn" }, "rules": { "TEL403": "off" } }
        """;

    /// <summary>Loads its assembly, which the host finds by its name.</summary>
    public void LoadAssembly()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Policy)));
        var stamp = HasPolicy && Analyzers != "unknown" ? $"acme {Version} {hash} analyzers={Analyzers}" : null;
        List<(string Name, string Text)> files = HasPolicy ? [("telemetry.policy.json", Policy)] : [];
        if (ExemptionState is { } state)
        {
            files.Add(("telemetry.exemptions.json", Exempt(Today.AddDays(state switch { "valid" => 31, "expiring" => 30, _ => -1 }))));
        }

        ServiceAssembly.Load(Name, stamp, files);
    }

    private static string Exempt(DateTime expires) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""[{ "rule": "TEL103", "target": "acme.legacy.*", "owner": "team-a", "ticket": "OBS-1", "expires": "{{expires:yyyy-MM-dd}}" }]""");
}
