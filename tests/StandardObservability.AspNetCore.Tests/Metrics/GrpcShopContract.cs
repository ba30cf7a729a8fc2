using Grpc.Core;

namespace StandardObservability.AspNetCore.Tests.Metrics;

/// <summary>The class that Grpc.Tools would generate for a service with one unary and one streaming method, over bytes.</summary>
[BindServiceMethod(typeof(GrpcShopContract), nameof(Bind))]
public abstract class GrpcShopContract
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(static b => b, static b => b);

    public static Method<byte[], byte[]> Unary { get; } = new(MethodType.Unary, "shop.Stock", nameof(Reserve), Bytes, Bytes);

    public static Method<byte[], byte[]> Stream { get; } = new(MethodType.ServerStreaming, "shop.Stock", nameof(Watch), Bytes, Bytes);

    public static void Bind(ServiceBinderBase binder, GrpcShopContract? service)
    {
        binder.AddMethod(Unary, service is null ? null : new UnaryServerMethod<byte[], byte[]>(service.Reserve));
        binder.AddMethod(Stream, service is null ? null : new ServerStreamingServerMethod<byte[], byte[]>(service.Watch));
    }

    public virtual Task<byte[]> Reserve(byte[] request, ServerCallContext context) => throw new NotSupportedException();

    public virtual Task Watch(byte[] request, IServerStreamWriter<byte[]> responseStream, ServerCallContext context) => throw new NotSupportedException();
}
