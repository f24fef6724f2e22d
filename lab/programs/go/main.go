// The Go client of the lab: reads {id, url, method, limit} a line, answers an observation a line.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

type question struct {
	ID       int    `json:"id"`
	Versions bool   `json:"versions"`
	URL      string `json:"url"`
	Method   string `json:"method"`
	Limit    int    `json:"limit"`
}

type fault struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

type seen struct {
	ID         int     `json:"id"`
	Stage      string  `json:"stage"`
	Status     *int    `json:"status"`
	Reason     *string `json:"reason"`
	BodyLength int     `json:"bodyLength"`
	Trailers   bool    `json:"trailers"`
	Error      *fault  `json:"error"`
}

func main() {
	var output sync.Mutex
	tell := func(message any) {
		output.Lock()
		defer output.Unlock()
		text, _ := json.Marshal(message)
		fmt.Println(string(text))
	}
	log.SetOutput(io.Discard) // what net/http says of octets on idle connections
	input := bufio.NewScanner(os.Stdin)
	input.Buffer(nil, 1<<20)
	for input.Scan() {
		var asked question
		if json.Unmarshal(input.Bytes(), &asked) != nil {
			continue
		}
		if asked.Versions {
			tell(map[string]any{"id": asked.ID, "versions": map[string]string{"go-net/http": runtime.Version()}})
			continue
		}
		go func() { tell(ask(asked)) }()
	}
}

func ask(asked question) seen {
	limit := time.Duration(asked.Limit) * time.Millisecond
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	transport := &http.Transport{}
	defer transport.CloseIdleConnections()
	client := http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	}}
	result := seen{ID: asked.ID, Stage: "head"}
	request, _ := http.NewRequestWithContext(ctx, asked.Method, asked.URL, nil)
	response, err := client.Do(request)
	if err != nil {
		result.Error = faultOf(err, asked.Limit)
		return result
	}
	defer response.Body.Close()
	result.Stage = "body"
	result.Status = &response.StatusCode
	reason := strings.TrimPrefix(strings.TrimPrefix(response.Status, fmt.Sprintf("%03d", response.StatusCode)), " ")
	latin := make([]rune, len(reason))
	for at := 0; at < len(reason); at++ {
		latin[at] = rune(reason[at])
	}
	reason = string(latin)
	result.Reason = &reason
	body, err := io.ReadAll(response.Body)
	result.BodyLength = len(body)
	if err != nil {
		result.Error = faultOf(err, asked.Limit)
		return result
	}
	result.Stage = "done"
	for _, values := range response.Trailer {
		if len(values) > 0 {
			result.Trailers = true
		}
	}
	return result
}

func faultOf(err error, limit int) *fault {
	if errors.Is(err, context.DeadlineExceeded) {
		return &fault{"WAITING", fmt.Sprintf("still waiting after %d ms", limit)}
	}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	inner := err
	for errors.Unwrap(inner) != nil && fmt.Sprintf("%T", inner) != "*os.SyscallError" {
		inner = errors.Unwrap(inner)
	}
	code := fmt.Sprintf("%T", inner)
	if err == io.EOF {
		code = "io.EOF"
	} else if errors.Is(err, io.ErrUnexpectedEOF) {
		code = "io.ErrUnexpectedEOF"
	}
	return &fault{code, err.Error()}
}
