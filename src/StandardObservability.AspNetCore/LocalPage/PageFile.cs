using Microsoft.AspNetCore.Http;

namespace StandardObservability.AspNetCore.LocalPage;

/// <summary>One file of the page.</summary>
/// <param name="type">Its media type.</param>
/// <param name="bytes">Its contents.</param>
internal sealed class PageFile(string type, byte[] bytes)
{
    public async Task SendAsync(HttpContext context)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
