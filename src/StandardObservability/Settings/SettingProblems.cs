using System.Collections.Concurrent;

namespace StandardObservability.Settings;

/// <summary>Collects the problems with the settings of one host while it is built. They are logged once when it starts.</summary>
internal sealed class SettingProblems
{
    private readonly ConcurrentQueue<string> _messages = new();

    /// <summary>All messages so far, in the order they were added and without repetitions.</summary>
    public IReadOnlyList<string> Messages => [.. _messages.Distinct(StringComparer.Ordinal)];

    public void Add(string message) => _messages.Enqueue(message);
}
