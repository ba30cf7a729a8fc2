namespace StartUp;

/// <summary>The response is constant bytes, to keep the costs that all pipelines share low.</summary>
internal sealed class OrderEndpoint(Orders orders)
{
    private static readonly byte[] Priced = "priced"u8.ToArray();

    public Task AnswerAsync(HttpContext context, int id)
    {
        orders.Price(id);
        Figures.FirstAnswer();
        context.Response.ContentLength = Priced.Length;
        return context.Response.Body.WriteAsync(Priced).AsTask();
    }
}
