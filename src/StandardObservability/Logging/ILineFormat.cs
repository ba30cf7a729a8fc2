namespace StandardObservability.Logging;

/// <summary>Turns a log call into bytes, line end included.</summary>
internal interface ILineFormat
{
    void Write(in LogCall log, LineBuffers workspace);
}
