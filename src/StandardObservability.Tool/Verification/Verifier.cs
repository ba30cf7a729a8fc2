using StandardObservability.Conventions.Policy;
using StandardObservability.Tool.Input.Builds;
using StandardObservability.Tool.Input.Policies;
using StandardObservability.Tool.Input.Telemetry;
using StandardObservability.Tool.Verification.Exemptions;
using StandardObservability.Tool.Verification.Scores;
using StandardObservability.Tool.Verification.Telemetry;

namespace StandardObservability.Tool.Verification;

/// <summary>Verifies builds, captured telemetry, assemblies and exemptions against a policy.</summary>
internal sealed class Verifier(VerifyInputs inputs, ToolContext context)
{
    /// <summary>Scores that notes have. Reports for programs have all.</summary>
    private const int MaxScores = 10;

    private readonly List<Candidate> _candidates = [];
    private readonly List<string> _notes = [];
    private VerifyFacts _facts = new();

    /// <summary>Verifies the inputs.</summary>
    /// <exception cref="ToolException">An input cannot be read.</exception>
    public VerifyReport Verify()
    {
        var faults = inputs.Policy.Faults.Concat(inputs.Former?.Faults ?? []).ToList();
        if (faults.Count > 0 || inputs.Policy.Policy is not { } policy)
        {
            return new VerifyReport(
                inputs.Policy.File,
                inputs.Day,
                [.. FaultFindings.Create(faults)]) { Notes = ["The policy has faults, so nothing was judged."] };
        }

        var exemptions = LoadedExemptions.Read(inputs.Policy, inputs.Exemptions, inputs.Day, context);
        var scopes = JudgeBuilds(policy);
        JudgeTelemetry(policy, scopes);
        _candidates.AddRange(StampJudge.Judge(inputs.Policy, inputs.Assemblies, context));
        _facts = _facts with
        {
            Policy = policy,
            Analyzers = StampJudge.FindAnalyzers(inputs.Assemblies, context),
            Exemptions = [.. exemptions.Exemptions.Select(pair => pair.Exemption)],
        };
        var findings = Apply(policy, exemptions).Concat(FaultFindings.Create(exemptions.Faults));
        return new VerifyReport(policy.Citation, inputs.Day, [.. Order(findings)]) { Notes = _notes, Facts = _facts };
    }

    private IEnumerable<Finding> Apply(TelemetryPolicy policy, LoadedExemptions exemptions)
    {
        var book = new ExemptionBook(policy, exemptions, inputs.Day);
        var judge = new CandidateJudge(policy, inputs.Former?.Policy, book, inputs.Day);
        var findings = _candidates.Select(judge.Judge).OfType<Finding>().ToList();
        return findings.Concat(book.FindExpired().Select(judge.Judge).OfType<Finding>());
    }

    // A project with several target frameworks is compiled several times, so equal findings are one.
    private static IEnumerable<Finding> Order(IEnumerable<Finding> findings) => findings
        .DistinctBy(finding => (finding.Rule.Id, finding.Target, finding.Problem, finding.Place))
        .OrderByDescending(finding => finding.IsFailure)
        .ThenBy(finding => finding.ExemptedBy != null)
        .ThenByDescending(finding => finding.Mode)
        .ThenBy(finding => finding.Place.File, StringComparer.Ordinal)
        .ThenBy(finding => finding.Place.Line)
        .ThenBy(finding => finding.Place.Column)
        .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
        .ThenBy(finding => finding.Target, StringComparer.Ordinal)
        .ThenBy(finding => finding.Problem, StringComparer.Ordinal);

    private HashSet<string> JudgeBuilds(TelemetryPolicy policy)
    {
        var logs = inputs.Builds.Select(path => SarifReader.Read(path, context)).ToList();
        var compiled = logs.SelectMany(log => log.Findings).ToList();
        _candidates.AddRange(compiled.Select(found => new Candidate(found.Finding, found.Place, FindingSource.Compiler) { Suppression = found.Suppression }));

        var inventory = logs.SelectMany(log => log.Inventory).ToList();
        var known = compiled.Select(found => (found.Finding.Rule.Id, found.Finding.Target, found.Place.File)).ToHashSet();
        var judged = InventoryJudge.Judge(policy, inventory);
        _candidates.AddRange(judged.Where(found => !known.Contains((found.Finding.Rule.Id, found.Finding.Target, found.Place.File))));
        Note(logs, inventory);
        _facts = _facts with { Instruments = [.. inventory.Where(item => item.Instrument is not null)] };
        return InventoryItem.FindScopes(inventory);
    }

    private void Note(List<BuildLog> logs, List<InventoryItem> inventory)
    {
        if (logs.Count > 0)
        {
            _notes.Add($"Builds: {Plural.Of(logs.Count, "SARIF file")} with {Plural.Of(inventory.Count(item => item.Instrument != null), "instrument")}.");
        }

        if (logs.Count > 0 && inventory.Count == 0)
        {
            _notes.Add("No inventory was found, so only the findings of the compiler count. Build with -p:TelemetryInventory=true.");
        }

        if (inputs.Policy.IsTrial)
        {
            _notes.Add("No telemetry.policy.json was found. This is what house/1 and otel-semconv/1.44 would find.");
        }
    }

    private void JudgeTelemetry(TelemetryPolicy policy, HashSet<string> scopes)
    {
        if (inputs.Telemetry.Count == 0)
        {
            return;
        }

        var (judge, scores) = (new TelemetryJudge(policy, scopes), new InstrumentationScores());
        foreach (var path in inputs.Telemetry)
        {
            OtlpFile.Read(path, context, (request, place) =>
            {
                judge.Judge(request, place);
                scores.Judge(request);
            });
        }

        _candidates.AddRange(judge.Complete());
        var judged = $"Telemetry: {judge.Judged} metrics, spans and log records of owned names were judged";
        _notes.Add($"{judged}, and {judge.ThirdParty} of third parties were counted.");
        _facts = _facts with { Scores = scores.Complete() };
        _notes.AddRange(_facts.Scores.Take(MaxScores).Select(score => score.Describe()));
    }
}
