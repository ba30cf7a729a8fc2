using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Tool.Input;

namespace StandardObservability.Tool.Verification;

/// <summary>Breaches of one source. Equal ones are counted, and the place of the first one is kept.</summary>
internal sealed class CandidateList(FindingSource source)
{
    private readonly Dictionary<(string Rule, string Target, string Problem), Candidate> _byProblem = [];

    /// <summary>The breaches in the order in which they were found.</summary>
    public IReadOnlyCollection<Candidate> All => _byProblem.Values;

    /// <summary>Adds a breach.</summary>
    public void Add(PolicyFinding finding, Place place)
    {
        var key = (finding.Rule.Id, finding.Target, finding.Problem);
        if (_byProblem.TryGetValue(key, out var first))
        {
            first.Count++;
        }
        else
        {
            _byProblem[key] = new Candidate(finding, place, source);
        }
    }
}
