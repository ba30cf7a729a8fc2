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
        var buffers = LineBuffers.Rent();
        var outer = RecordCall.Current;
        try
        {
            if (buffers.IsTooDeep)
            {
                lost.AddProduced(1);
                lost.AddLost(1, LossReason.Unusable);
                return;
            }

            RecordCall.Current = buffers.Record;
            buffers.Record.Begin(exception, buffers.IsNested);
            write(buffers.Record, argument);
        }
        catch (Exception)
        {
            // A processor or an exporter of the application threw. The other log providers still get the call.
        }
        finally
        {
            buffers.Record.Clear();
            RecordCall.Current = outer;
            buffers.Return();
        }
    }
}
