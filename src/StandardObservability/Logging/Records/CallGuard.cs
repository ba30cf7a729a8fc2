using StandardObservability.Export.Counts;

namespace StandardObservability.Logging.Records;

/// <summary>Passes calls to another logger provider: limits calls that are nested because a value logs while it is rendered, and catches exceptions.</summary>
/// <param name="lost">Counts calls that are dropped because too many are nested.</param>
internal sealed class CallGuard(OutputCount lost)
{
    /// <summary>Passes a call to the provider. Never throws.</summary>
    /// <param name="exception">The exception of the call.</param>
    /// <param name="argument">Argument of the delegate.</param>
    /// <param name="write">Writes the call.</param>
    public void Run<T>(Exception? exception, T argument, Action<RecordCall, T> write)
    {
        var entry = Enter();
        try
        {
            if (TryBegin(entry, exception))
            {
                write(entry.Record, argument);
            }
        }
        catch (Exception)
        {
            // A processor or an exporter of the application threw. The other log providers still get the call.
        }
        finally
        {
            Leave(entry);
        }
    }

    /// <summary>Starts a call. <see cref="Leave"/> ends it in any case.</summary>
    /// <remarks>Log calls use these methods, because code with a delegate would be generated for each type of state.</remarks>
    public static Entry Enter() => new(LineBuffers.Rent(), RecordCall.Current);

    /// <summary>Prepares the record of a call; <see langword="false"/> when too many are nested, and the call is dropped.</summary>
    public bool TryBegin(in Entry entry, Exception? exception)
    {
        if (entry.Buffers.IsTooDeep)
        {
            lost.AddProduced(1);
            lost.AddLost(1, LossReason.Unusable);
            return false;
        }

        RecordCall.Current = entry.Record;
        entry.Record.Begin(exception, entry.Buffers.IsNested);
        return true;
    }

    /// <summary>Ends a call.</summary>
    public static void Leave(in Entry entry)
    {
        entry.Record.Clear();
        RecordCall.Current = entry.Outer;
        entry.Buffers.Return();
    }

    /// <summary>What a call uses until it ends.</summary>
    internal readonly struct Entry(LineBuffers buffers, RecordCall? outer)
    {
        public LineBuffers Buffers => buffers;

        public RecordCall? Outer => outer;

        public RecordCall Record => buffers.Record;
    }
}
