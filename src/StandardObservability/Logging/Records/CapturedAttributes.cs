using System.Collections;
using StandardObservability.Logging.Properties;
using StandardObservability.Text;

namespace StandardObservability.Logging.Records;

/// <summary>Reads the attributes of states and scopes, which may throw.</summary>
internal static class CapturedAttributes
{
    /// <summary>Maximum number of attributes that are read of one state.</summary>
    private const int MaxRead = 16_384;

    /// <summary>Reads a state. A state that throws is read as far as possible.</summary>
    /// <returns><see langword="false"/> when the state has no attributes.</returns>
    public static bool TryRead(object? state, Action<string?, object?> add)
    {
        try
        {
            switch (state)
            {
                case IReadOnlyList<KeyValuePair<string, object?>> list:
                    ReadList(list, add);
                    return true;
                case IEnumerable<KeyValuePair<string, object?>> sequence:
                    ReadSequence(sequence, add);
                    return true;
                default:
                    return false;
            }
        }
        catch (Exception)
        {
            // The caller's state throws while it is read. The attributes before are exported.
            return true;
        }
    }

    /// <summary>The value that may be exported later: the items of a lazy sequence, or the name of the type when no code of the caller may run.</summary>
    public static object? Capture(object? value, LazyReaders reader, bool isNested)
        => isNested ? PlainValues.KeepOrName(value)
        : LazySequence.Is(value) ? LazySequence.Read((IEnumerable)value!, reader)
        : IsReused(value) ? ValueText.Render(value!)
        : value;

    /// <summary>Whether Microsoft.Extensions.Telemetry uses the object for another value after the call.</summary>
    private static bool IsReused(object? value)
        => value is ISpanFormattable and not ValueType && value.GetType().FullName == "Microsoft.Extensions.Logging.JustInTimeRedactor";

    private static void ReadSequence(IEnumerable<KeyValuePair<string, object?>> sequence, Action<string?, object?> add)
    {
        var read = 0;
        foreach (var (key, value) in sequence)
        {
            add(key, value);
            if (++read == MaxRead)
            {
                break;
            }
        }
    }

    private static void ReadList(IReadOnlyList<KeyValuePair<string, object?>> list, Action<string?, object?> add)
    {
        var count = list.Count;
        for (var i = 0; i < Math.Min(count, MaxRead); i++)
        {
            Read(list, i, add);
        }

        if (count > MaxRead)
        {
            Read(list, count - 1, add);
        }
    }

    /// <summary>A call with fewer arguments than placeholders throws for the missing ones; these are omitted.</summary>
    private static void Read(IReadOnlyList<KeyValuePair<string, object?>> list, int index, Action<string?, object?> add)
    {
        try
        {
            var (key, value) = list[index];
            add(key, value);
        }
        catch (Exception)
        {
            // The other attributes are exported.
        }
    }
}
