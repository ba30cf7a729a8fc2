namespace StandardObservability.Tool.Evolution;

/// <summary>Collects the differences of two policies.</summary>
internal sealed class ChangeList
{
    /// <summary>A build that passed may fail: the rule is stricter.</summary>
    public const string Stricter = "A build that passed may fail.";

    /// <summary>Nothing that passed fails: the rule is looser.</summary>
    public const string Looser = "Nothing that passed fails.";

    private readonly List<PolicyChange> _changes = [];

    /// <summary>The differences: major ones first, then in the order of their subjects.</summary>
    public IReadOnlyList<PolicyChange> Ordered =>
    [
        .. _changes.OrderByDescending(change => change.Class)
            .ThenBy(change => change.Subject, StringComparer.Ordinal)
            .ThenBy(change => change.Description, StringComparer.Ordinal),
    ];

    /// <summary>Adds a difference.</summary>
    public void Add(ChangeClass changeClass, string subject, string description, string reason) => _changes.Add(new(changeClass, subject, description, reason));

    /// <summary>Adds a difference that is major when it is stricter, and minor when it is looser.</summary>
    public void AddRule(bool isStricter, string subject, string description) =>
        Add(isStricter ? ChangeClass.Major : ChangeClass.Minor, subject, description, isStricter ? Stricter : Looser);

    /// <summary>Adds the elements that only one of two sets has.</summary>
    /// <param name="subject">What the elements are, for example <c>resource attribute</c>.</param>
    /// <param name="old">The former elements.</param>
    /// <param name="current">The present elements.</param>
    /// <param name="isAddedStricter">Whether a new element is stricter. A removed one is the opposite.</param>
    public void AddSets(string subject, IEnumerable<string> old, IEnumerable<string> current, bool isAddedStricter)
    {
        var (before, after) = (old.ToHashSet(StringComparer.Ordinal), current.ToHashSet(StringComparer.Ordinal));
        foreach (var added in after.Where(element => !before.Contains(element)))
        {
            AddRule(isAddedStricter, $"{subject} {added}", "added");
        }

        foreach (var removed in before.Where(element => !after.Contains(element)))
        {
            AddRule(!isAddedStricter, $"{subject} {removed}", "removed");
        }
    }

    /// <summary>Adds a difference of a value that may not change, and may be left open.</summary>
    public void AddValue(string subject, string? old, string? current)
    {
        if (!string.Equals(old, current, StringComparison.Ordinal))
        {
            AddRule(isStricter: current != null, subject, $"{old ?? "any"} -> {current ?? "any"}");
        }
    }
}
