using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace ActivationKernels.BrowserCheck;

/// <summary>Opens a page in one view and collects what is wrong with it.</summary>
internal static class PageCheck
{
    // The largest luminance of a dark background, and the least of a light one.
    private const double Dark = 0.2;
    private const double Light = 0.8;

    /// <returns>Faults, one sentence each; empty for a good page.</returns>
    public static async Task<IReadOnlyList<string>> Run(IBrowser browser, Uri address, View view, string? screenshots)
    {
        var faults = new List<string>();
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = view.Width, Height = view.Height },
            ColorScheme = view.Scheme,
        });
        IPage page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                faults.Add($"console {message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, message) => faults.Add($"script error: {message}");
        page.Request += (_, request) =>
        {
            if (request.Url != address.AbsoluteUri && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                faults.Add($"asks for {request.Url}: the page has to be self-contained");
            }
        };
        await page.GotoAsync(address.AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        await page.EvaluateAsync("async () => { for (const i of document.images) { await i.decode().catch(() => {}); } }");

        int missing = await page.EvaluateAsync<int>("[...document.images].filter(i => !i.complete || i.naturalWidth === 0).length");
        Check(missing == 0, $"{missing} images do not show");
        int images = await page.EvaluateAsync<int>("document.images.length");
        Check(images > 0, "there is no image");
        int nameless = await page.EvaluateAsync<int>("[...document.images].filter(i => !i.alt).length");
        Check(nameless == 0, $"{nameless} images have no description");
        int width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Check(width <= view.Width, $"the page is {width} pixels wide in a window of {view.Width}");
        int small = await page.EvaluateAsync<int>("[...document.querySelectorAll('p, td, th, a, code')].filter(e => parseFloat(getComputedStyle(e).fontSize) < 12).length");
        Check(small == 0, $"{small} elements have text below 12 pixels");
        int broken = await page.EvaluateAsync<int>("[...document.querySelectorAll('nav a')].filter(a => !document.querySelector(a.getAttribute('href'))).length");
        Check(broken == 0, $"{broken} links of the contents lead nowhere");
        double luminance = await page.EvaluateAsync<double>(
            "(() => { const c = getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).map(Number); return (0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]) / 255; })()");
        Check(view.Scheme == ColorScheme.Dark ? luminance < Dark : luminance > Light, $"the background has luminance {luminance:0.00}");

        // The first plot has the background of its scheme too.
        double plot = await page.EvaluateAsync<double>(
            "(() => { const i = document.images[0]; const c = document.createElement('canvas'); c.width = c.height = 1; const g = c.getContext('2d'); g.drawImage(i, 0, 0, 1, 1, 0, 0, 1, 1); const d = g.getImageData(0, 0, 1, 1).data; return (0.2126 * d[0] + 0.7152 * d[1] + 0.0722 * d[2]) / 255; })()");
        Check(view.Scheme == ColorScheme.Dark ? plot < Dark : plot > Light, $"the first plot has a background of luminance {plot:0.00}");
        if (screenshots is not null)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(screenshots, view.Name + ".png"), FullPage = true });
        }

        await context.CloseAsync();
        return faults;

        void Check(bool isGood, string fault)
        {
            if (!isGood)
            {
                faults.Add(fault);
            }
        }
    }
}
