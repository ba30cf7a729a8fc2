using Inventory.Api;

var builder = WebApplication.CreateBuilder(args);
builder.AddStandardObservability();

// The default address. ASPNETCORE_URLS and --urls override it.
builder.Configuration["Urls"] ??= "http://127.0.0.1:5081";

builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, StockJson.Default));
builder.Services.AddProblemDetails();
builder.Services.AddValidation();
builder.Services.AddSingleton<StockStore>();
builder.Services.AddHealthChecks().AddCheck<StockHealthCheck>("stock");

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapStock();
app.MapHealthChecks("/health");

await app.Services.GetRequiredService<StockStore>().CreateAsync();
await app.RunAsync();
