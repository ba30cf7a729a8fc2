using StandardObservability.Export.Otlp.Wire;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>An OTLP request while the steps of the send path prepare it: the HTTP request, and its body in memory.</summary>
internal sealed class OtlpSendRequest : IDisposable
{
    private readonly RentedBody _original;
    private bool _hasMessage;

    public OtlpSendRequest(HttpRequestMessage http, OtlpSignal signal)
    {
        var content = http.Content ?? throw new ArgumentException("An OTLP request has a body.", nameof(http));
        (Http, Signal) = (http, signal);
        IsGrpc = GrpcFrame.IsUsedBy(content);
        _original = RentedBody.Read(content);
        Body = _original.Bytes;
        _hasMessage = !IsGrpc || GrpcFrame.FindMessage(Body) is not null;
    }

    public HttpRequestMessage Http { get; }

    public OtlpSignal Signal { get; }

    /// <summary>Whether the body is a gRPC frame; for http/protobuf it is the message alone.</summary>
    public bool IsGrpc { get; }

    /// <summary>The bytes that are sent as the body. Not valid after disposal.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>The uncompressed protobuf message in <see cref="Body"/>, or <see langword="null"/> when the body does not have one.</summary>
    public ReadOnlyMemory<byte>? Message => _hasMessage ? Body[HeaderLength..] : null;

    /// <summary>The number of bytes before the message in a body.</summary>
    public int HeaderLength => IsGrpc ? GrpcFrame.HeaderLength : 0;

    /// <summary>The number of spans, metric points or log records; 0 until they are counted.</summary>
    public long Items { get; set; }

    /// <summary>Sends another body instead.</summary>
    /// <param name="buffer">The message, after <see cref="HeaderLength"/> bytes that are overwritten here.</param>
    /// <param name="length">The number of bytes used in the buffer.</param>
    /// <param name="isCompressed">Whether the message is compressed.</param>
    public void ReplaceBody(byte[] buffer, int length, bool isCompressed)
    {
        if (IsGrpc)
        {
            GrpcFrame.WriteHeader(buffer.AsSpan(0, length), isCompressed);
        }

        Body = buffer.AsMemory(0, length);
        _hasMessage = !isCompressed;
        Http.Content = new ByteArrayContent(buffer, 0, length) { Headers = { ContentType = Http.Content?.Headers.ContentType } };
    }

    public void Dispose() => _original.Dispose();
}
