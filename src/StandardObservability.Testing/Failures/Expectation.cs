using System.Globalization;
using System.Text;
using StandardObservability.Conventions.Policy.Judging;

namespace StandardObservability.Testing.Failures;

/// <summary>What a test waits for, and the words for it when it does not arrive.</summary>
/// <typeparam name="T">Type of captured items.</typeparam>
/// <param name="kind">One item, for example <c>span</c>.</param>
/// <param name="kinds">Several items, for example <c>spans</c>.</param>
/// <param name="name">The expected name.</param>
/// <param name="findNames">The names by which an item can be expected. The first one is shown.</param>
/// <param name="describe">An item on one line.</param>
internal sealed class Expectation<T>(string kind, string kinds, string name, Func<T, IEnumerable<string?>> findNames, Func<T, string> describe)
{
    private const int MaxNearest = 3;
    private const int MaxNames = 60;

    /// <summary>A further condition, or <see langword="null"/>.</summary>
    public Func<T, bool>? Condition { get; init; }

    /// <summary>Source code of the condition.</summary>
    public string? ConditionText { get; init; }

    /// <summary>The first item that has the name and meets the condition.</summary>
    public T? Find(IEnumerable<T> items) => items.FirstOrDefault(item => HasName(item) && Condition?.Invoke(item) != false);

    /// <summary>The message for the case that no item matches.</summary>
    public string DescribeFailure(IReadOnlyList<T> items, TimeSpan timeout)
    {
        var text = new StringBuilder();
        var condition = ConditionText is null ? "" : $" with {PrintableText.Name(ConditionText)}";
        text.Append(CultureInfo.InvariantCulture, $"No {kind} matched within {timeout.TotalSeconds:0.###} s.\n");
        text.Append(CultureInfo.InvariantCulture, $"Expected: a {kind} named \"{PrintableText.Name(name)}\"{condition}\n");
        foreach (var near in FindNearest(items))
        {
            var cause = HasName(near) ? " has the name, and does not meet the condition" : "";
            text.Append(CultureInfo.InvariantCulture, $"Nearest: {describe(near)}{cause}\n");
        }

        return text.Append(DescribeAll(items)).ToString();
    }

    private bool HasName(T item) => findNames(item).Contains(name, StringComparer.Ordinal);

    private IEnumerable<T> FindNearest(IReadOnlyList<T> items)
    {
        var named = items.Where(HasName).Take(MaxNearest).ToList();
        return named.Count > 0
            ? named
            : items.DistinctBy(ShownName)
                .OrderBy(item => findNames(item).OfType<string>().Min(n => NameDistance.Measure(n, name)))
                .Take(MaxNearest);
    }

    private string DescribeAll(IReadOnlyList<T> items)
    {
        var names = items.GroupBy(ShownName).OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => g.Skip(1).Any() ? $"{g.Key} ({g.Count()})" : g.Key).ToList();
        var more = names.Count > MaxNames ? $", and {names.Count - MaxNames} more names" : "";
        return names.Count == 0 ? $"Captured {kinds}: none" : $"Captured {kinds} ({items.Count}): {string.Join(", ", names.Take(MaxNames))}{more}";
    }

    private string ShownName(T item) => PrintableText.Name(findNames(item).OfType<string>().FirstOrDefault() ?? "");
}
